/** The eight tables of TPC-H as read-only JPA entities. */
package com.e6data.demo.model;
