/** What a connection is told: every property in one enum, and the grammar of URLs. */
package com.e6data.jdbc.config;
