/**
 * One HTTP/2 channel a connection: calls with headers and deadlines, TLS, and the one place that turns a failed call
 * into a {@code SQLException}.
 */
package com.e6data.jdbc.transport;
