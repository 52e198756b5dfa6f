package com.e6data.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session.CatalogColumn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatalogCacheTest {

    private final FakeCatalog catalog = new FakeCatalog().table("lake", "sales", "orders", "id long");
    private final AtomicLong now = new AtomicLong();
    private final CatalogCache cache = new CatalogCache(catalog, Duration.ofNanos(100), now::get);

    private void askEverything() throws SQLException {
        cache.catalogs();
        cache.schemas("lake");
        cache.tables("lake", "sales");
        cache.columns("lake", "sales", "orders");
    }

    @Test
    void asksOnce() throws SQLException {
        askEverything();
        now.set(99);
        askEverything();
        assertThat(catalog.calls)
                .containsExactly("catalogs", "schemas lake", "tables lake.sales", "columns lake.sales.orders");
        assertThat(cache.columns("lake", "sales", "orders")).containsExactly(new CatalogColumn("id", "long"));
    }

    @Test
    void asksAgainWhenTheAnswersAreTooOld() throws SQLException {
        askEverything();
        now.set(100);
        askEverything();
        assertThat(catalog.calls).hasSize(8);
    }

    @Test
    void asksAgainAfterAChange() throws SQLException {
        askEverything();
        cache.clear();
        askEverything();
        assertThat(catalog.calls).hasSize(8);
    }

    @Test
    void anAnswerFromBeforeAChangeIsNotKept() throws SQLException {
        var holder = new CatalogCache[1];
        var changing = new CatalogReader() {
            private int calls;

            @Override
            public List<String> catalogs() {
                if (calls++ == 0) {
                    holder[0].clear();
                }
                return List.of("answer " + calls);
            }

            @Override
            public List<String> schemas(String name) {
                return List.of();
            }

            @Override
            public List<String> tables(String name, String schema) {
                return List.of();
            }

            @Override
            public List<CatalogColumn> columns(String name, String schema, String table) {
                return List.of();
            }
        };
        holder[0] = new CatalogCache(changing, Duration.ofHours(1), System::nanoTime);
        assertThat(holder[0].catalogs()).containsExactly("answer 1");
        assertThat(holder[0].catalogs()).containsExactly("answer 2");
        assertThat(holder[0].catalogs()).containsExactly("answer 2");
    }

    @Test
    void failuresAreNotKept() {
        var failing = new FakeCatalog() {
            @Override
            public List<String> catalogs() {
                calls.add("catalogs");
                throw new IllegalStateException("gone");
            }
        };
        var failed = new CatalogCache(failing, Duration.ofHours(1), System::nanoTime);
        assertThatThrownBy(failed::catalogs).hasMessage("gone");
        assertThatThrownBy(failed::catalogs).hasMessage("gone");
        assertThat(failing.calls).hasSize(2);
    }
}
