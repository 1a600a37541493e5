# SPDX-License-Identifier: MIT OR Apache-2.0
# Every SQL statement of both programs: schema/queries/find_talk.sql is plumbline::sql::k_find_talk.
set(PLUMBLINE_SQL
  tables.sql
  queries/check_fts.sql
  queries/count_rows.sql
  queries/find_meta.sql
  queries/insert_meta.sql
  queries/optimize.sql)
