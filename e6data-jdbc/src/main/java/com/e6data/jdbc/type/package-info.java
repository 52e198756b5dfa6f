/** The types of e6data, the classes of Java, and the conversions between them. */
package com.e6data.jdbc.type;
