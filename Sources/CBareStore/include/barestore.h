#ifndef BARESTORE_H
#define BARESTORE_H

#include <stddef.h>

// The least that storing bookings costs: the rows that another program wrote, written once more through
// SQLite's C interface, a transaction a booking. A yardstick for stores that do more.

struct bare_store_result {
    long bookings;
    long rows;
    // Of writing alone; the rows are read before.
    double seconds;
};

// Writes the bookings that `source` has and `target` lacks, with all rows about them, into `target`; both
// files have the same schema. `settings` is run on the connection first, as `PRAGMA …;`. Where it returns false,
// `problem` says why.
_Bool bare_store_catch_up(
    const char *source, const char *target, const char *settings, struct bare_store_result *result,
    char *problem, size_t problem_size);

#endif
