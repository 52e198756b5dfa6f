/** One running query: prepare, execute, describe, fetch ahead, cancel, clear. */
package com.e6data.jdbc.query;
