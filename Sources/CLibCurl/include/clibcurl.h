/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <curl/curl.h>

/*
 * The functions of libcurl that Stet calls, under the prefix stet_. The library is loaded with the first of them:
 * it brings some thirty others along, and a run that stays offline should not wait for these. Where it is missing,
 * those that make something return nothing. Swift cannot call functions with a variable number of arguments, so
 * each kind of value has a function of its own.
 */

CURL *stet_curl_easy_init(void);
void stet_curl_easy_cleanup(CURL *handle);
const char *stet_curl_easy_strerror(CURLcode code);
struct curl_slist *stet_curl_slist_append(struct curl_slist *list, const char *line);
void stet_curl_slist_free_all(struct curl_slist *list);

typedef size_t (*stet_curl_data)(char *, size_t, size_t, void *);
typedef curl_socket_t (*stet_curl_socket)(void *, curlsocktype, struct curl_sockaddr *);

CURLcode stet_curl_number(CURL *handle, CURLoption option, long value);
CURLcode stet_curl_text(CURL *handle, CURLoption option, const char *value);
CURLcode stet_curl_pointer(CURL *handle, CURLoption option, void *value);
CURLcode stet_curl_on_data(CURL *handle, CURLoption option, stet_curl_data value);
CURLcode stet_curl_on_socket(CURL *handle, stet_curl_socket value);
/* 0 where there is none. */
long stet_curl_info(CURL *handle, CURLINFO info);

CURLM *stet_curl_multi_init(void);
CURLMcode stet_curl_multi_cleanup(CURLM *multi);
CURLMcode stet_curl_multi_number(CURLM *multi, CURLMoption option, long value);
CURLMcode stet_curl_multi_add_handle(CURLM *multi, CURL *handle);
CURLMcode stet_curl_multi_remove_handle(CURLM *multi, CURL *handle);
CURLMcode stet_curl_multi_perform(CURLM *multi, int *running);
/* Waits for something to happen, at most so many milliseconds. */
CURLMcode stet_curl_multi_poll(CURLM *multi, int milliseconds);
CURLMsg *stet_curl_multi_info_read(CURLM *multi, int *left);

CURLU *stet_curl_url(void);
void stet_curl_url_cleanup(CURLU *url);
CURLUcode stet_curl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags);
CURLUcode stet_curl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags);
void stet_curl_free(void *memory);

/* The moment that a date of HTTP names, in seconds since 1970; -1 where it is none. */
long long stet_curl_date(const char *text);

/* Members of a union, and a structure that is longer than it says. */

static inline CURLcode stet_curl_result(const CURLMsg *message) { return message->data.result; }

static inline const void *stet_curl_address(const struct curl_sockaddr *address) {
  return &address->addr;
}

#endif
