package com.e6data.jdbc.metadata;

import com.e6data.jdbc.vector.ChunkSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What one connection knows of the catalog: makes its {@code DatabaseMetaData} and keeps the answers of the server
 * where that is asked for. Thread-safe.
 */
public final class ConnectionCatalog {

    /** Makes a result set of rows; from the floor above, which knows how. */
    public interface ResultSets {
        ResultSet of(ChunkSource rows) throws SQLException;
    }

    private final CatalogCache cache;
    private final CatalogObjects objects;

    /**
     * A catalog of which nothing is known yet.
     *
     * @param ttl how long answers may be kept; zero keeps none
     */
    public ConnectionCatalog(CatalogReader reader, Duration ttl) {
        this.cache = ttl.isZero() ? null : new CatalogCache(reader, ttl, System::nanoTime);
        this.objects = new CatalogObjects(cache == null ? reader : cache);
    }

    /**
     * Metadata of an open connection.
     *
     * @param url without secrets
     * @param user may be empty
     */
    public DatabaseMetaData metaData(Connection connection, String url, String user, ResultSets resultSets) {
        return new E6DatabaseMetaData(connection, url, user, objects, resultSets);
    }

    /** Forgets everything, since a statement of this connection may have changed it. */
    public void changed() {
        objects.forgetNames();
        if (cache != null) {
            cache.clear();
        }
    }
}
