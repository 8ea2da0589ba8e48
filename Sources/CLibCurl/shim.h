/* SPDX-License-Identifier: Apache-2.0 */
#include <curl/curl.h>

/* Swift cannot call functions with a variable number of arguments. */

typedef size_t (*stet_curl_data)(char *, size_t, size_t, void *);
typedef curl_socket_t (*stet_curl_socket)(void *, curlsocktype, struct curl_sockaddr *);

static inline CURLcode stet_curl_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode stet_curl_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode stet_curl_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode stet_curl_on_data(CURL *handle, CURLoption option, stet_curl_data value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode stet_curl_on_socket(CURL *handle, stet_curl_socket value) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline long stet_curl_info(CURL *handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline CURLMcode stet_curl_multi_number(CURLM *handle, CURLMoption option, long value) {
  return curl_multi_setopt(handle, option, value);
}

/* Members of a union, and a structure that is longer than it says. */

static inline CURLcode stet_curl_result(const CURLMsg *message) { return message->data.result; }

static inline const void *stet_curl_address(const struct curl_sockaddr *address) {
  return &address->addr;
}
