/** What the driver reports of its own work: events, and the listener that gets them. Part of the public API. */
package com.e6data.jdbc.event;
