/* SPDX-License-Identifier: Apache-2.0 */
#include <sqlite3.h>

/* sqlite3_db_config takes any number of arguments, which Swift cannot call. */
static inline int stet_sqlite3_switch(sqlite3 *database, int option, int isOn) {
  return sqlite3_db_config(database, option, isOn, (int *)0);
}

/* Binds text that SQLite copies; its constant for that is a pointer made from -1. */
static inline int stet_sqlite3_bind_text(
    sqlite3_stmt *statement, int place, const char *text, int count) {
  return sqlite3_bind_text(statement, place, text, count, SQLITE_TRANSIENT);
}
