#ifndef SYNAS_CJPEG_H
#define SYNAS_CJPEG_H
int synas_cjpeg_abi(void);
#endif
