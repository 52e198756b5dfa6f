/** What the demo shows on the console. */
package com.e6data.demo.print;
