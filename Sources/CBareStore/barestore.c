#include "barestore.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { most_tables = 16 };

// A table with rows about bookings: how they are read from the source and written to the target.
struct table {
    sqlite3_stmt *select;
    sqlite3_stmt *insert;
    int columns;
};

struct row {
    const struct table *table;
    sqlite3_value **values;
};

// All rows in the order of writing; `first_rows[n]` is where those of booking n begin, then comes the end.
struct rows {
    struct row *all;
    size_t count, room;
    size_t *first_rows;
    size_t bookings;
};

struct copier {
    sqlite3 *source, *target;
    struct table tables[most_tables];
    int table_count;
    struct rows rows;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool open_files(struct copier *copier, const char *source, const char *target, const char *settings) {
    return sqlite3_open_v2(source, &copier->source, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
        && sqlite3_open_v2(target, &copier->target, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
        && sqlite3_exec(copier->target, settings, NULL, NULL, NULL) == SQLITE_OK;
}

static bool prepare(sqlite3 *file, sqlite3_stmt **statement, char *sql) {
    bool is_prepared = sql != NULL && sqlite3_prepare_v2(file, sql, -1, statement, NULL) == SQLITE_OK;
    sqlite3_free(sql);
    return is_prepared;
}

static const char *text(sqlite3_stmt *statement, int column) {
    return (const char *)sqlite3_column_text(statement, column);
}

static bool add_table(
    struct copier *copier, const char *name, const char *key, const char *columns, const char *marks) {
    if (copier->table_count == most_tables) return false;
    struct table *table = &copier->tables[copier->table_count++];
    char *select = sqlite3_mprintf("SELECT %s FROM \"%w\" WHERE %s = ?", columns, name, key);
    char *insert = sqlite3_mprintf("INSERT INTO \"%w\" (%s) VALUES (%s)", name, columns, marks);
    bool is_read = prepare(copier->source, &table->select, select);
    bool is_written = prepare(copier->target, &table->insert, insert);
    table->columns = is_read ? sqlite3_column_count(table->select) : 0;
    return is_read && is_written;
}

// The table of bookings, and each with a column that names one, in the order of their making.
static bool find_tables(struct copier *copier) {
    sqlite3_stmt *tables = NULL;
    char *sql = sqlite3_mprintf("%s",
        "SELECT m.name, iif(m.name = 'booking', 'id', 'booking_id'), group_concat('\"' || c.name || '\"'),"
        "    group_concat('?')"
        " FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        " GROUP BY m.rowid HAVING m.name = 'booking' OR max(c.name = 'booking_id')"
        " ORDER BY m.name <> 'booking', m.rowid");
    bool is_fine = prepare(copier->source, &tables, sql);
    int code = SQLITE_DONE;
    while (is_fine && (code = sqlite3_step(tables)) == SQLITE_ROW) {
        is_fine = add_table(copier, text(tables, 0), text(tables, 1), text(tables, 2), text(tables, 3));
    }
    sqlite3_finalize(tables);
    return is_fine && code == SQLITE_DONE && copier->table_count > 0;
}

static bool keep_row(struct rows *rows, const struct table *table) {
    if (rows->count == rows->room) {
        size_t room = rows->room * 2 + 64;
        struct row *all = realloc(rows->all, room * sizeof *all);
        if (all == NULL) return false;
        rows->all = all;
        rows->room = room;
    }
    sqlite3_value **values = calloc((size_t)table->columns, sizeof *values);
    if (values == NULL) return false;
    rows->all[rows->count++] = (struct row){table, values};
    for (int column = 0; column < table->columns; column += 1) {
        values[column] = sqlite3_value_dup(sqlite3_column_value(table->select, column));
        if (values[column] == NULL) return false;
    }
    return true;
}

static bool read_booking(struct copier *copier, sqlite3_value *id) {
    for (int index = 0; index < copier->table_count; index += 1) {
        const struct table *table = &copier->tables[index];
        int code = sqlite3_bind_value(table->select, 1, id);
        if (code != SQLITE_OK) return false;
        while ((code = sqlite3_step(table->select)) == SQLITE_ROW) {
            if (!keep_row(&copier->rows, table)) return false;
        }
        if (code != SQLITE_DONE || sqlite3_reset(table->select) != SQLITE_OK) return false;
    }
    return true;
}

static bool note_booking(struct rows *rows, size_t first_row) {
    size_t *first_rows = realloc(rows->first_rows, (rows->bookings + 2) * sizeof *first_rows);
    if (first_rows == NULL) return false;
    rows->first_rows = first_rows;
    first_rows[rows->bookings] = first_row;
    rows->bookings += 1;
    first_rows[rows->bookings] = rows->count;
    return true;
}

static sqlite3_int64 stored_bookings(sqlite3 *file) {
    sqlite3_stmt *count = NULL;
    bool is_counted = prepare(file, &count, sqlite3_mprintf("SELECT count(*) FROM booking"))
        && sqlite3_step(count) == SQLITE_ROW;
    sqlite3_int64 bookings = is_counted ? sqlite3_column_int64(count, 0) : -1;
    sqlite3_finalize(count);
    return bookings;
}

// The ids begin with the time at which they were made, so what the target lacks comes last.
static bool read_rows(struct copier *copier) {
    sqlite3_int64 stored = stored_bookings(copier->target);
    sqlite3_stmt *ids = NULL;
    char *sql = sqlite3_mprintf("SELECT id FROM booking ORDER BY id LIMIT -1 OFFSET %lld", stored);
    bool is_fine = prepare(copier->source, &ids, sql) && stored >= 0;
    int code = SQLITE_DONE;
    while (is_fine && (code = sqlite3_step(ids)) == SQLITE_ROW) {
        size_t first_row = copier->rows.count;
        is_fine = read_booking(copier, sqlite3_column_value(ids, 0))
            && note_booking(&copier->rows, first_row);
    }
    sqlite3_finalize(ids);
    return is_fine && code == SQLITE_DONE;
}

static bool insert(const struct row *row) {
    sqlite3_stmt *statement = row->table->insert;
    for (int column = 0; column < row->table->columns; column += 1) {
        if (sqlite3_bind_value(statement, column + 1, row->values[column]) != SQLITE_OK) return false;
    }
    return sqlite3_step(statement) == SQLITE_DONE && sqlite3_reset(statement) == SQLITE_OK;
}

static bool write_rows(struct copier *copier, sqlite3_stmt *begin, sqlite3_stmt *commit) {
    const struct rows *rows = &copier->rows;
    for (size_t booking = 0; booking < rows->bookings; booking += 1) {
        if (sqlite3_step(begin) != SQLITE_DONE || sqlite3_reset(begin) != SQLITE_OK) return false;
        for (size_t row = rows->first_rows[booking]; row < rows->first_rows[booking + 1]; row += 1) {
            if (!insert(&rows->all[row])) return false;
        }
        if (sqlite3_step(commit) != SQLITE_DONE || sqlite3_reset(commit) != SQLITE_OK) return false;
    }
    return true;
}

static bool write_all(struct copier *copier, struct bare_store_result *result) {
    sqlite3_stmt *begin = NULL, *commit = NULL;
    bool is_fine = prepare(copier->target, &begin, sqlite3_mprintf("BEGIN IMMEDIATE"))
        && prepare(copier->target, &commit, sqlite3_mprintf("COMMIT"));
    double start = now();
    is_fine = is_fine && write_rows(copier, begin, commit);
    result->seconds = now() - start;
    result->bookings = (long)copier->rows.bookings;
    result->rows = (long)copier->rows.count;
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    return is_fine;
}

static void release(struct copier *copier) {
    for (size_t row = 0; row < copier->rows.count; row += 1) {
        for (int column = 0; column < copier->rows.all[row].table->columns; column += 1) {
            sqlite3_value_free(copier->rows.all[row].values[column]);
        }
        free(copier->rows.all[row].values);
    }
    free(copier->rows.all);
    free(copier->rows.first_rows);
    for (int index = 0; index < copier->table_count; index += 1) {
        sqlite3_finalize(copier->tables[index].select);
        sqlite3_finalize(copier->tables[index].insert);
    }
    sqlite3_close(copier->source);
    sqlite3_close(copier->target);
}

_Bool bare_store_catch_up(
    const char *source, const char *target, const char *settings, struct bare_store_result *result,
    char *problem, size_t problem_size) {
    *result = (struct bare_store_result){0};
    struct copier copier = {0};
    bool is_done = open_files(&copier, source, target, settings) && find_tables(&copier) && read_rows(&copier)
        && write_all(&copier, result);
    if (!is_done) {
        snprintf(
            problem, problem_size, "%s; %s", sqlite3_errmsg(copier.source), sqlite3_errmsg(copier.target));
    }
    release(&copier);
    return is_done;
}
