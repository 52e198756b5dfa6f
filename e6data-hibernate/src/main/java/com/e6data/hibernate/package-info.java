/**
 * Hibernate ORM dialect for e6data. {@link com.e6data.hibernate.E6dataDialect} is found from the connection's product
 * name; nothing needs to be configured.
 */
package com.e6data.hibernate;
