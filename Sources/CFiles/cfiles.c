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
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
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
