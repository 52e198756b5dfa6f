/** Every error that the driver throws. */
package com.e6data.jdbc.error;
