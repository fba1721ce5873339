#ifndef SYNAS_CPICTUREFIXTURES_H
#define SYNAS_CPICTUREFIXTURES_H
#include "jpeg_fixtures.h"
#include "png_fixtures.h"
#endif
