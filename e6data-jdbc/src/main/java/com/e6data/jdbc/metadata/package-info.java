/** Floor 7: {@code DatabaseMetaData}, split by topic, and the in-memory results that it returns. */
package com.e6data.jdbc.metadata;
