/** SQL text: placeholders, quotes, comments and JDBC escapes are read, literals are written. */
package com.e6data.jdbc.sql;
