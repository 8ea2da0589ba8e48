/* SPDX-License-Identifier: Apache-2.0 */
#define CURL_DISABLE_TYPECHECK
#include "clibcurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

/* Every function that is looked up, once: its field has the type that curl.h declares. */
#define FUNCTIONS(X)                                                                        \
  X(curl_global_init) X(curl_free) X(curl_easy_init) X(curl_easy_cleanup)                   \
  X(curl_easy_strerror) X(curl_easy_setopt) X(curl_easy_getinfo) X(curl_slist_append)       \
  X(curl_slist_free_all) X(curl_multi_init) X(curl_multi_cleanup) X(curl_multi_setopt)      \
  X(curl_multi_add_handle) X(curl_multi_remove_handle) X(curl_multi_perform)                \
  X(curl_multi_poll) X(curl_multi_info_read) X(curl_url) X(curl_url_cleanup)                \
  X(curl_url_set) X(curl_url_get) X(curl_getdate)

#define FIELD(name) __typeof__(&name) name;
static struct { FUNCTIONS(FIELD) } library;

static int isLoaded;
/* The file with the authorities to trust; NULL for the library's own. */
static const char *authorities;

#ifdef __APPLE__
static const char *const libraryName = "libcurl.4.dylib";
#else
static const char *const libraryName = "libcurl.so.4";
#endif

/* Whether `file` has all that is asked of it. */
static int look(void *file) {
  if (!file) return 0;
#define LOOK_UP(name) \
  if (!(library.name = (__typeof__(&name))dlsym(file, #name))) return 0;
  FUNCTIONS(LOOK_UP)
  if (library.curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return 0;
  /* Older ones cannot be told to speak HTTP alone. */
  CURL *handle = library.curl_easy_init();
  if (!handle) return 0;
  CURLcode code = library.curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  library.curl_easy_cleanup(handle);
  return code == CURLE_OK;
}

/* The library that a wheel or an archive brings along: ../lib/stet, seen from the program's folder. */
static void *carried(void) {
#ifdef __linux__
  static const char place[] = "/../lib/stet/";
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length <= 0 || length >= (ssize_t)sizeof path - 1) return NULL;
  path[length] = 0;
  char *slash = strrchr(path, '/');
  if (!slash || slash - path + sizeof place + strlen(libraryName) > sizeof path) return NULL;
  strcpy(slash, place);
  strcat(slash, libraryName);
  return dlopen(path, RTLD_NOW | RTLD_LOCAL);
#else
  return NULL;
#endif
}

/* The system's own library comes first: it gets the system's updates. */
static void load(void) {
  isLoaded = look(dlopen(libraryName, RTLD_NOW | RTLD_LOCAL));
  authorities = getenv("SSL_CERT_FILE");
  if (isLoaded || !look(carried())) return;
  isLoaded = 1;
  if (authorities && *authorities) return;
  /* What is carried knows Debian's place alone. */
  static const char *const places[] = {
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
  };
  for (unsigned place = 0; place < sizeof places / sizeof *places; place++) {
    if (access(places[place], R_OK) == 0) {
      authorities = places[place];
      return;
    }
  }
}

/* Whether the library is there; the first call loads it. */
static int isReady(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return isLoaded;
}

CURL *stet_curl_easy_init(void) {
  if (!isReady()) return NULL;
  CURL *handle = library.curl_easy_init();
  if (handle && authorities && *authorities) {
    library.curl_easy_setopt(handle, CURLOPT_CAINFO, authorities);
  }
  return handle;
}
CURLM *stet_curl_multi_init(void) { return isReady() ? library.curl_multi_init() : NULL; }
CURLU *stet_curl_url(void) { return isReady() ? library.curl_url() : NULL; }

struct curl_slist *stet_curl_slist_append(struct curl_slist *list, const char *line) {
  return isReady() ? library.curl_slist_append(list, line) : NULL;
}

/* What follows is called with something that one of those above has made, so the library is there. */

void stet_curl_slist_free_all(struct curl_slist *list) {
  if (list) library.curl_slist_free_all(list);
}

void stet_curl_easy_cleanup(CURL *handle) { library.curl_easy_cleanup(handle); }

const char *stet_curl_easy_strerror(CURLcode code) { return library.curl_easy_strerror(code); }

CURLcode stet_curl_number(CURL *handle, CURLoption option, long value) {
  return library.curl_easy_setopt(handle, option, value);
}

CURLcode stet_curl_text(CURL *handle, CURLoption option, const char *value) {
  return library.curl_easy_setopt(handle, option, value);
}

CURLcode stet_curl_pointer(CURL *handle, CURLoption option, void *value) {
  return library.curl_easy_setopt(handle, option, value);
}

CURLcode stet_curl_on_data(CURL *handle, CURLoption option, stet_curl_data value) {
  return library.curl_easy_setopt(handle, option, value);
}

CURLcode stet_curl_on_socket(CURL *handle, stet_curl_socket value) {
  return library.curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

long stet_curl_info(CURL *handle, CURLINFO info) {
  long value = 0;
  return library.curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

CURLMcode stet_curl_multi_cleanup(CURLM *multi) { return library.curl_multi_cleanup(multi); }

CURLMcode stet_curl_multi_number(CURLM *multi, CURLMoption option, long value) {
  return library.curl_multi_setopt(multi, option, value);
}

CURLMcode stet_curl_multi_add_handle(CURLM *multi, CURL *handle) {
  return library.curl_multi_add_handle(multi, handle);
}

CURLMcode stet_curl_multi_remove_handle(CURLM *multi, CURL *handle) {
  return library.curl_multi_remove_handle(multi, handle);
}

CURLMcode stet_curl_multi_perform(CURLM *multi, int *running) {
  return library.curl_multi_perform(multi, running);
}

CURLMcode stet_curl_multi_poll(CURLM *multi, int milliseconds) {
  return library.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMsg *stet_curl_multi_info_read(CURLM *multi, int *left) {
  return library.curl_multi_info_read(multi, left);
}

void stet_curl_url_cleanup(CURLU *url) { library.curl_url_cleanup(url); }

CURLUcode stet_curl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags) {
  return library.curl_url_set(url, part, text, flags);
}

CURLUcode stet_curl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags) {
  return library.curl_url_get(url, part, text, flags);
}

long long stet_curl_date(const char *text) { return library.curl_getdate(text, NULL); }

void stet_curl_free(void *memory) { library.curl_free(memory); }
