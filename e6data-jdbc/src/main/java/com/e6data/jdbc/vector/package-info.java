/** Result chunks and their metadata: bytes to typed columns, read where they lie. */
package com.e6data.jdbc.vector;
