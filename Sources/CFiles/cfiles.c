/* SPDX-License-Identifier: Apache-2.0 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "cfiles.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#include <sys/xattr.h>
#else
#include <copyfile.h>
#endif

#ifndef O_PATH
#define O_PATH 0
#endif

int stet_folder_flags(void) { return O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC; }

int stet_file_flags(void) { return O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC; }

/* An error that a signal caused is no answer. */
static int open_at(int folder, const char *path, int flags, int mode) {
  for (;;) {
    int file = openat(folder, path, flags, mode);
    if (file >= 0) return file;
    if (errno != EINTR) return -errno;
  }
}

int stet_open_stepwise(int folder, const char *path, int flags) {
  int current = folder;
  char name[256];
  for (;;) {
    const char *slash = strchr(path, '/');
    if (slash == NULL) {
      int file = open_at(current, path, flags | O_NOFOLLOW | O_CLOEXEC, 0);
      if (current != folder) close(current);
      return file;
    }
    size_t length = (size_t)(slash - path);
    int next = -ENAMETOOLONG;
    if (length < sizeof name) {
      memcpy(name, path, length);
      name[length] = 0;
      next = open_at(current, name, stet_folder_flags(), 0);
    }
    if (current != folder) close(current);
    if (next < 0) return next;
    current = next;
    path = slash + 1;
  }
}

#ifdef __linux__

/* As in linux/openat2.h, which older systems do not have. */
struct how {
  uint64_t flags;
  uint64_t mode;
  uint64_t resolve;
};
#define NO_SYMLINKS 0x04
#define BENEATH 0x08
#ifndef SYS_openat2
#define SYS_openat2 437
#endif

int stet_open_below(int folder, const char *path, int flags) {
  struct how how = {
      .flags = (uint64_t)(flags | O_NOFOLLOW | O_CLOEXEC), .resolve = NO_SYMLINKS | BENEATH};
  for (;;) {
    long file = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (file >= 0) return (int)file;
    /* Older kernels do not know the call, and some sandboxes forbid what they do not know. */
    if (errno == ENOSYS || errno == EPERM) return stet_open_stepwise(folder, path, flags);
    if (errno != EINTR && errno != EAGAIN) return -errno;
  }
}

/* What the kernel writes for each entry. */
struct record {
  uint64_t inode;
  int64_t offset;
  uint16_t length;
  uint8_t type;
  char name[];
};

int stet_list(int folder, unsigned char **entries, size_t *count) {
  size_t room = 1 << 15, used = 0;
  unsigned char *result = malloc(room);
  _Alignas(struct record) char buffer[1 << 15];
  while (result != NULL) {
    long got = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
    if (got == 0) {
      *entries = result;
      *count = used;
      return 0;
    }
    if (got < 0) {
      int code = errno;
      if (code == EINTR) continue;
      free(result);
      return -code;
    }
    if (room - used < (size_t)got) {
      room = 2 * room + (size_t)got;
      unsigned char *larger = realloc(result, room);
      if (larger == NULL) break;
      result = larger;
    }
    for (long place = 0; place < got;) {
      const struct record *record = (const struct record *)(buffer + place);
      place += record->length;
      const char *name = record->name;
      if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0))) continue;
      size_t length = strlen(name) + 1;
      result[used++] = record->type;
      memcpy(result + used, name, length);
      used += length;
    }
  }
  free(result);
  return -ENOMEM;
}

static int rename_with(int folder, const char *from, const char *to, unsigned flags) {
  return syscall(SYS_renameat2, folder, from, folder, to, flags) == 0 ? 0 : -errno;
}

int stet_exchange(int folder, const char *one, const char *other) {
  return rename_with(folder, one, other, 2);
}

int stet_rename_new(int folder, const char *from, const char *to) {
  return rename_with(folder, from, to, 1);
}

#else

int stet_open_below(int folder, const char *path, int flags) {
#ifdef O_NOFOLLOW_ANY
  int file = open_at(folder, path, (flags & ~O_NOFOLLOW) | O_NOFOLLOW_ANY | O_CLOEXEC, 0);
  if (file != -EINVAL) return file;
#endif
  return stet_open_stepwise(folder, path, flags);
}

int stet_list(int folder, unsigned char **entries, size_t *count) {
  int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return -errno;
  DIR *stream = fdopendir(copy);
  if (stream == NULL) {
    int code = errno;
    close(copy);
    return -code;
  }
  size_t room = 1 << 15, used = 0;
  unsigned char *result = malloc(room);
  int code = result == NULL ? ENOMEM : 0;
  while (code == 0) {
    errno = 0;
    struct dirent *entry = readdir(stream);
    if (entry == NULL) {
      code = errno;
      break;
    }
    const char *name = entry->d_name;
    if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0))) continue;
    size_t length = strlen(name) + 1;
    if (room - used < length + 1) {
      room = 2 * room + length;
      unsigned char *larger = realloc(result, room);
      if (larger == NULL) {
        code = ENOMEM;
        break;
      }
      result = larger;
    }
    result[used++] = entry->d_type;
    memcpy(result + used, name, length);
    used += length;
  }
  closedir(stream);
  if (code != 0) {
    free(result);
    return -code;
  }
  *entries = result;
  *count = used;
  return 0;
}

int stet_exchange(int folder, const char *one, const char *other) {
#ifdef RENAME_SWAP
  return renameatx_np(folder, one, folder, other, RENAME_SWAP) == 0 ? 0 : -errno;
#else
  (void)folder, (void)one, (void)other;
  return -ENOSYS;
#endif
}

int stet_rename_new(int folder, const char *from, const char *to) {
#ifdef RENAME_EXCL
  return renameatx_np(folder, from, folder, to, RENAME_EXCL) == 0 ? 0 : -errno;
#else
  (void)folder, (void)from, (void)to;
  return -ENOSYS;
#endif
}

#endif

int stet_create(int folder, const char *name, int mode) {
  return open_at(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}

static int keep_own(int ends[2]) {
  for (int end = 0; end < 2; end++) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  return 0;
}

int stet_pipe(int ends[2]) {
#ifdef __linux__
  /* At once, as another thread may start a program in between. */
  return pipe2(ends, O_CLOEXEC) == 0 ? 0 : -errno;
#else
  return pipe(ends) == 0 ? keep_own(ends) : -errno;
#endif
}

int stet_input(int ends[2]) {
  int type = SOCK_STREAM;
#ifdef SOCK_CLOEXEC
  type |= SOCK_CLOEXEC;
#endif
  if (socketpair(AF_UNIX, type, 0, ends) != 0) return -errno;
#ifdef SO_NOSIGPIPE
  int on = 1;
  setsockopt(ends[1], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  return keep_own(ends);
}

long stet_send(int file, const void *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
  long sent = send(file, bytes, count, MSG_NOSIGNAL);
#else
  long sent = send(file, bytes, count, 0);
#endif
  return sent < 0 ? -errno : sent;
}

int stet_lock(int file) { return flock(file, LOCK_EX | LOCK_NB) == 0 ? 0 : -errno; }

#ifdef __linux__

/* The names of a file's attributes, each ended by a NUL; the caller frees them. */
static long names_of(int file, char **names) {
  *names = NULL;
  long length = flistxattr(file, NULL, 0);
  if (length <= 0) return length == 0 || errno == ENOTSUP ? 0 : -errno;
  *names = malloc((size_t)length);
  if (*names == NULL) return -ENOMEM;
  length = flistxattr(file, *names, (size_t)length);
  return length < 0 ? -errno : length;
}

/* The value of an attribute, or a negative error number; the caller frees it. */
static long value_of(int file, const char *name, char **value) {
  *value = NULL;
  long length = fgetxattr(file, name, NULL, 0);
  if (length < 0) return -errno;
  *value = malloc((size_t)length + 1);
  if (*value == NULL) return -ENOMEM;
  length = fgetxattr(file, name, *value, (size_t)length);
  return length < 0 ? -errno : length;
}

static int copy_attribute(int from, int to, const char *name) {
  char *value, *known;
  long length = value_of(from, name, &value);
  long known_length = value_of(to, name, &known);
  int code = 0;
  if (length < 0)
    code = (int)length;
  /* Some cannot be set but are the same already. */
  else if (known_length != length || memcmp(value, known, (size_t)length) != 0)
    code = fsetxattr(to, name, value, (size_t)length, 0) == 0 ? 0 : -errno;
  free(value);
  free(known);
  return code;
}

int stet_copy_attributes(int from, int to) {
  char *names, *extra;
  long length = names_of(from, &names), extra_length = names_of(to, &extra);
  long code = length < 0 ? length : extra_length < 0 ? extra_length : 0;
  long place = 0;
  for (; code == 0 && place < extra_length; place += (long)strlen(extra + place) + 1) {
    /* A new file may have inherited these from its folder. */
    if (fgetxattr(from, extra + place, NULL, 0) < 0 && errno == ENODATA)
      code = fremovexattr(to, extra + place) == 0 ? 0 : -errno;
  }
  for (place = 0; code == 0 && place < length; place += (long)strlen(names + place) + 1)
    code = copy_attribute(from, to, names + place);
  free(names);
  free(extra);
  return (int)code;
}

#else

int stet_copy_attributes(int from, int to) {
  return fcopyfile(from, to, NULL, COPYFILE_ACL | COPYFILE_XATTR) == 0 ? 0 : -errno;
}

#endif
