/** The questions, one a class, each asked through another API. */
package com.e6data.demo.question;
