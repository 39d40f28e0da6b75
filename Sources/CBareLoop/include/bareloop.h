#ifndef BARELOOP_H
#define BARELOOP_H

#include <stddef.h>

// The least that sending over libcurl's multi interface costs: one thread, the same request again and again
// on every connection, each answer read and its status looked at. A yardstick for clients that do more.

struct bare_loop_settings {
    const char *url;
    const char *body;
    size_t body_length;
    const char *user_agent;
    int connections;
    double seconds;
};

struct bare_loop_result {
    // Answered with status 200 and a body.
    long answered;
    long failed;
    double seconds;
};

// Posts as fast as it can for so many seconds; false where libcurl can not be set up.
_Bool bare_loop_run(const struct bare_loop_settings *settings, struct bare_loop_result *result);

#endif
