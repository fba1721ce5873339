#ifndef SYNAS_CPICTUREFIXTURES_H
#define SYNAS_CPICTUREFIXTURES_H
#include "png_fixtures.h"
#endif
