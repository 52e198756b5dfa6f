/** How applications give access tokens to the driver. Part of the public API. */
package com.e6data.jdbc.auth;
