package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.sql.Wrapper;

/** The two methods of {@link Wrapper} for objects that wrap nothing but themselves. */
final class Wrappers {

    private Wrappers() {}

    static <T> T unwrap(Wrapper self, Class<T> iface) throws SQLException {
        if (isWrapperFor(self, iface)) {
            return iface.cast(self);
        }
        throw ErrorKind.INVALID_ARGUMENT.exception(self.getClass().getSimpleName() + " is no wrapper for "
                + (iface == null ? "null" : iface.getName()) + "; ask isWrapperFor first.");
    }

    static boolean isWrapperFor(Wrapper self, Class<?> iface) {
        return iface != null && iface.isInstance(self);
    }
}
