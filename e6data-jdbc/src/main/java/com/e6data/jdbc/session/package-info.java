/**
 * Who we are and where we talk to: logins, blue/green colour, waking a suspended cluster, and what may be repeated.
 *
 * <p>A {@code Cluster} is shared by all connections of the JVM to the same one; a {@code Session} belongs to a
 * connection; a {@code Route} belongs to a query and never changes.
 */
package com.e6data.jdbc.session;
