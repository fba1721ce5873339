#include "CJPEG.h"
int synas_cjpeg_abi(void) { return 1; }
