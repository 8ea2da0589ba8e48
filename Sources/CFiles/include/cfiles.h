/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CFILES_H
#define CFILES_H

#include <stddef.h>

/*
 * The few system calls that Swift cannot make: those without a wrapper in the C library, and those
 * whose number of arguments varies. Each returns a negative error number when it fails.
 */

/*
 * Opens `path`, which must be relative, below the open folder `folder`. Neither the path nor a link
 * in it can lead out, as no symbolic link is followed.
 */
int stet_open_below(int folder, const char *path, int flags);

/* The same, one folder at a time, for systems that do not have the call for it. */
int stet_open_stepwise(int folder, const char *path, int flags);

/*
 * Lists the open folder `folder`: for each entry its type (DT_…), its name, and a NUL. The caller
 * frees `*entries`.
 */
int stet_list(int folder, unsigned char **entries, size_t *count);

/* Creates a file in the open folder `folder`, which must not be there. */
int stet_create(int folder, const char *name, int mode);

/* Swaps two files of a folder at once. */
int stet_exchange(int folder, const char *one, const char *other);

/* Gives a file another name in its folder, unless that name is taken. */
int stet_rename_new(int folder, const char *from, const char *to);

/* What stet_open_below needs to open a folder to look for its entries, but not to list it. */
int stet_folder_flags(void);

/* What it needs to open a regular file without waiting for anybody. */
int stet_file_flags(void);

/* A pipe that other programs do not inherit: ends[0] is read, ends[1] written. */
int stet_pipe(int ends[2]);

/* The same, but writing to one that nobody reads is an error and no signal. */
int stet_input(int ends[2]);

/* Writes to what stet_input made. */
long stet_send(int file, const void *bytes, size_t count);

/*
 * Gives one open file the extended attributes of another, access control lists among them, and
 * takes away those that the other does not have.
 */
int stet_copy_attributes(int from, int to);

/* Locks an open file for this process, unless another has locked it. */
int stet_lock(int file);

#endif
