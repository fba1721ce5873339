#include "CPictureFixtures.h"
int synas_cpicturefixtures_abi(void) { return 1; }
