#ifndef SYNAS_CPictureFixtures_H
#define SYNAS_CPictureFixtures_H
int synas_cpicturefixtures_abi(void);
#endif
