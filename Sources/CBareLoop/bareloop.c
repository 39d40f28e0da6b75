#include "bareloop.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct transfer {
    CURL *handle;
    size_t received;
    char answer[4096];
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t receive(char *bytes, size_t size, size_t count, void *owner) {
    struct transfer *transfer = owner;
    size_t length = size * count;
    if (transfer->received + length > sizeof transfer->answer) return 0;
    memcpy(transfer->answer + transfer->received, bytes, length);
    transfer->received += length;
    return length;
}

static bool prepare(
    struct transfer *transfer, const struct bare_loop_settings *settings, struct curl_slist *headers) {
    CURL *handle = curl_easy_init();
    curl_off_t length = (curl_off_t)settings->body_length;
    if (handle == NULL) return false;
    transfer->handle = handle;
    return curl_easy_setopt(handle, CURLOPT_URL, settings->url) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_POST, 1L) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_POSTFIELDS, settings->body) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, length) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_USERAGENT, settings->user_agent) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_PROXY, "") == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, 10000L) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer) == CURLE_OK
        && curl_easy_setopt(handle, CURLOPT_PRIVATE, transfer) == CURLE_OK;
}

static bool start(CURLM *multi, struct transfer *transfer) {
    transfer->received = 0;
    return curl_multi_add_handle(multi, transfer->handle) == CURLM_OK;
}

static void count(const struct transfer *transfer, CURLcode code, struct bare_loop_result *result) {
    long status = 0;
    curl_easy_getinfo(transfer->handle, CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_OK && status == 200 && transfer->received > 0) {
        result->answered += 1;
    } else {
        result->failed += 1;
    }
}

static bool send_for(double seconds, CURLM *multi, struct bare_loop_result *result) {
    double begin = now();
    int running = 0;
    do {
        if (curl_multi_perform(multi, &running) != CURLM_OK) return false;
        CURLMsg *message;
        int left = 0;
        while ((message = curl_multi_info_read(multi, &left)) != NULL) {
            if (message->msg != CURLMSG_DONE) continue;
            CURL *handle = message->easy_handle;
            CURLcode code = message->data.result;
            struct transfer *transfer = NULL;
            curl_easy_getinfo(handle, CURLINFO_PRIVATE, &transfer);
            count(transfer, code, result);
            curl_multi_remove_handle(multi, handle);
            if (!start(multi, transfer)) return false;
        }
        if (curl_multi_poll(multi, NULL, 0, 1000, NULL) != CURLM_OK) return false;
        result->seconds = now() - begin;
    } while (result->seconds < seconds);
    return true;
}

_Bool bare_loop_run(const struct bare_loop_settings *settings, struct bare_loop_result *result) {
    *result = (struct bare_loop_result){0};
    if (settings->connections < 1 || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return false;
    size_t connections = (size_t)settings->connections;
    struct transfer *transfers = calloc(connections, sizeof *transfers);
    struct curl_slist *type = curl_slist_append(NULL, "Content-Type: application/json");
    // An empty `Expect:` keeps libcurl from waiting for `100 Continue`.
    struct curl_slist *headers = type == NULL ? NULL : curl_slist_append(type, "Expect:");
    CURLM *multi = curl_multi_init();
    bool is_ready = transfers != NULL && headers != NULL && multi != NULL
        && curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)settings->connections) == CURLM_OK;
    for (size_t index = 0; is_ready && index < connections; index += 1) {
        is_ready = prepare(&transfers[index], settings, headers) && start(multi, &transfers[index]);
    }
    bool is_done = is_ready && send_for(settings->seconds, multi, result);
    for (size_t index = 0; transfers != NULL && index < connections; index += 1) {
        if (transfers[index].handle == NULL) continue;
        if (multi != NULL) curl_multi_remove_handle(multi, transfers[index].handle);
        curl_easy_cleanup(transfers[index].handle);
    }
    if (multi != NULL) curl_multi_cleanup(multi);
    curl_slist_free_all(type);
    free(transfers);
    return is_done;
}
