package com.e6data.conformance.hibernate;

import com.e6data.hibernate.model.Address;
import com.e6data.hibernate.model.Book;
import com.e6data.hibernate.model.CardPayment;
import com.e6data.hibernate.model.CashPayment;
import com.e6data.hibernate.model.Category;
import com.e6data.hibernate.model.Customer;
import com.e6data.hibernate.model.Gadget;
import com.e6data.hibernate.model.Item;
import com.e6data.hibernate.model.ItemId;
import com.e6data.hibernate.model.PageVisit;
import com.e6data.hibernate.model.Product;
import com.e6data.hibernate.model.Purchase;
import com.e6data.hibernate.model.ShopVisit;
import com.e6data.hibernate.model.Status;
import com.e6data.hibernate.model.Tier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** A little data for the dialect's test entities, the same in every database: values, NULLs, negatives, ties. */
final class Shop {

    private static final List<String> NAMES = List.of("Ada", "Bob", "abc", "O'Hara", "back\\slash", "Zoë");

    private Shop() {}

    static void fill(Session session) {
        Category root = category(session, 1L, "goods", null);
        Category books = category(session, 2L, "books", root);
        category(session, 3L, "gadgets", root);
        Product[] products = products(session, root, books);
        for (int i = 0; i < NAMES.size(); i++) {
            Customer customer = customer(session, i);
            for (int n = 0; n < i; n++) {
                purchase(session, customer, n, products);
            }
        }
        customerWithNothing(session);
        payments(session);
        visits(session);
    }

    private static Category category(Session session, long id, String title, Category parent) {
        Category category = new Category();
        category.id = id;
        category.title = title;
        category.parent = parent;
        session.persist(category);
        return category;
    }

    private static Product[] products(Session session, Category root, Category books) {
        Book book = new Book();
        book.id = 1L;
        book.title = "Relational";
        book.price = new BigDecimal("12.50");
        book.author = "Codd";
        book.pages = 300;
        book.categories.add(books);
        book.categories.add(root);
        Gadget gadget = new Gadget();
        gadget.id = 2L;
        gadget.title = "abacus";
        gadget.price = new BigDecimal("7.25");
        gadget.maker = "Acme";
        Product product = new Product();
        product.id = 3L;
        product.title = "thing";
        for (Product each : List.of(book, gadget, product)) {
            session.persist(each);
        }
        return new Product[] {book, gadget, product};
    }

    private static Customer customer(Session session, int i) {
        Customer customer = new Customer();
        customer.id = i + 1L;
        customer.name = NAMES.get(i);
        customer.status = Status.values()[i % Status.values().length];
        customer.tier = Tier.values()[i % Tier.values().length];
        customer.born = LocalDate.of(1970 + i, 1 + i * 2, 28);
        customer.created = LocalDateTime.of(2024, 1 + i * 2, 29, 12, 30, 45, i * 1000);
        customer.updated = customer.created.toInstant(ZoneOffset.UTC);
        customer.seen = customer.created.atOffset(ZoneOffset.UTC);
        customer.credit = BigDecimal.valueOf(i * 12_345L - 20_000, 2);
        customer.total = BigInteger.valueOf(i * 1_000_000_000_000L);
        customer.score = i * 1.25 - 2;
        customer.rating = i * 0.5f;
        customer.visits = i * 3 - 4;
        customer.points = i * 7L;
        customer.shelf = (short) i;
        customer.flags = (byte) (i + 1);
        customer.active = i % 2 == 0;
        customer.vip = i % 3 == 0;
        customer.initial = NAMES.get(i).charAt(0);
        customer.code = new UUID(7, i);
        customer.picture = NAMES.get(i).getBytes(StandardCharsets.UTF_8);
        customer.notes = "note " + i;
        customer.profile = "{\"age\": " + (20 + i) + "}";
        customer.waiting = Duration.ofMinutes(i);
        customer.address = new Address();
        customer.address.city = i % 2 == 0 ? "London" : "Paris";
        customer.address.street = i + " High Street";
        customer.phones.add("555-" + i);
        customer.settings.put("theme", i % 2 == 0 ? "dark" : "light");
        session.persist(customer);
        return customer;
    }

    private static void customerWithNothing(Session session) {
        Customer customer = new Customer();
        customer.id = 100L;
        session.persist(customer);
    }

    private static void purchase(Session session, Customer customer, int n, Product[] products) {
        Purchase purchase = new Purchase();
        purchase.customer = customer;
        purchase.ordered = LocalDate.of(2024, 2, 20 + n);
        purchase.placed = LocalDateTime.of(2024, 2, 29, 10 + n, 15, 30);
        purchase.shipped = n % 2 == 0 ? purchase.placed.plusDays(n + 1).plusHours(3) : null;
        purchase.status = Status.values()[n % Status.values().length];
        purchase.amount = BigDecimal.valueOf(customer.id * 1_000 + n * 25, 2);
        session.persist(purchase);
        for (int line = 1; line <= n + 1; line++) {
            Item item = new Item();
            item.id = new ItemId(purchase.id, line);
            item.purchase = purchase;
            item.product = products[line % products.length];
            item.quantity = line * 2;
            item.price = BigDecimal.valueOf(line * 333L, 2);
            item.discount = line * 0.01;
            session.persist(item);
        }
    }

    private static void payments(Session session) {
        CardPayment card = new CardPayment();
        card.id = 1L;
        card.amount = new BigDecimal("10.00");
        card.card = "4111";
        session.persist(card);
        CashPayment cash = new CashPayment();
        cash.id = 2L;
        cash.amount = new BigDecimal("20.50");
        cash.currency = "EUR";
        session.persist(cash);
    }

    private static void visits(Session session) {
        PageVisit page = new PageVisit();
        page.id = 1L;
        page.moment = LocalDateTime.of(2024, 3, 1, 8, 0);
        page.url = "/start";
        session.persist(page);
        ShopVisit shop = new ShopVisit();
        shop.id = 2L;
        shop.moment = LocalDateTime.of(2024, 3, 2, 9, 30);
        shop.basket = 4;
        session.persist(shop);
    }
}
