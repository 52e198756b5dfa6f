/** How the driver reports: from the floors that know a fact to listeners, the flight recorder and the log. */
package com.e6data.jdbc.observe;
