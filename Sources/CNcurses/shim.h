#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// The wide functions are declared only where this is set before curses.h.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// Stand-ins for what Swift cannot see: globals, macros, and types that differ between versions of ncurses.

extern int wcwidth(wchar_t);

static const attr_t cncurses_bold = WA_BOLD;
static const attr_t cncurses_dim = WA_DIM;
static const attr_t cncurses_italic = WA_ITALIC;
static const attr_t cncurses_underline = WA_UNDERLINE;
static const attr_t cncurses_reverse = WA_REVERSE;

static const int cncurses_function_key_0 = KEY_F0;
static const int cncurses_last_key = KEY_MAX;

typedef enum { cncurses_unknown, cncurses_no_cursor_addressing, cncurses_usable } cncurses_verdict;

/// What the terminal database says of a terminal, before anything is written to it.
static inline cncurses_verdict cncurses_look_up(const char *name) {
    int error = 0;
    if (setupterm(name, STDOUT_FILENO, &error) != OK) return cncurses_unknown;
    char *cup = tigetstr("cup");
    cncurses_verdict verdict =
        cup && cup != (char *)-1 ? cncurses_usable : cncurses_no_cursor_addressing;
    del_curterm(cur_term);
    return verdict;
}

static inline int cncurses_open(const char *name) {
    return newterm(name, stdout, stdin) ? OK : ERR;
}

/// A window to read keys from: unlike the screen, a pad is not painted before it is read.
static inline void *cncurses_input_pad(void) {
    WINDOW *pad = newpad(1, 1);
    if (!pad) return NULL;
    keypad(pad, TRUE);
    nodelay(pad, TRUE);
    return pad;
}

/// A byte, a key code above 255, or ERR when nothing is there.
static inline int cncurses_read(void *pad) { return wgetch((WINDOW *)pad); }

static inline int cncurses_rows(void) { return getmaxy(stdscr); }
static inline int cncurses_columns(void) { return getmaxx(stdscr); }
static inline int cncurses_colors(void) { return COLORS; }

static inline void cncurses_erase(void) { werase(stdscr); }
static inline void cncurses_move(int row, int column) { wmove(stdscr, row, column); }
static inline void cncurses_repaint_all(void) { clearok(curscr, TRUE); }
static inline void cncurses_update(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

static inline void cncurses_set(cchar_t *cell, const wchar_t *glyph, attr_t attributes, int pair) {
    setcchar(cell, glyph, attributes, (short)pair, &pair);
}

static inline void cncurses_write(int row, int column, const cchar_t *cells, int count) {
    mvwadd_wchnstr(stdscr, row, column, cells, count);
}

/// Columns that the locale gives a scalar; -1 when it cannot be written in it.
static inline int cncurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/// Bytes that make the first character, -1 when none can, -2 when more are needed.
static inline int cncurses_decode(const uint8_t *bytes, int count, uint32_t *scalar) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    wchar_t wide = 0;
    size_t used = mbrtowc(&wide, (const char *)bytes, (size_t)count, &state);
    *scalar = (uint32_t)wide;
    if (used == (size_t)-1) return -1;
    return used == (size_t)-2 ? -2 : used == 0 ? 1 : (int)used;
}

static inline const char *cncurses_codeset(void) { return nl_langinfo(CODESET); }

/// A file that lives in memory only and has no name.
static inline int cncurses_memory_file(void) {
    return (int)syscall(SYS_memfd_create, "roombook-stderr", 1u);
}

#endif
