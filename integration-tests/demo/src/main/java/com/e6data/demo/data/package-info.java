/** TPC-H data, made at run time. */
package com.e6data.demo.data;
