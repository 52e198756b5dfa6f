/** Entities of the dialect's tests: every basic type, association, inheritance and collection form. */
package com.e6data.hibernate.model;
