/**
 * Floor 8: the {@code java.sql} face of the e6data driver. Classes here check arguments and states, then delegate to
 * the floors below.
 */
package com.e6data.jdbc;
