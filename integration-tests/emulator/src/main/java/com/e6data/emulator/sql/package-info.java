/**
 * e6data SQL in, rows out: token pass, Calcite's parser and validator in the planner's configuration, printers that
 * write H2 SQL from the validated tree, and H2 itself. No text of a client reaches H2.
 */
package com.e6data.emulator.sql;
