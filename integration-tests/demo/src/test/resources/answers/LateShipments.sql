SELECT l_shipmode,
       COUNT(*) FILTER (WHERE o_orderpriority = '1-URGENT' OR o_orderpriority = '2-HIGH'),
       COUNT(*) FILTER (WHERE o_orderpriority <> '1-URGENT' AND o_orderpriority <> '2-HIGH')
FROM lineitem
  JOIN orders ON o_orderkey = l_orderkey
WHERE l_shipmode IN ('MAIL', 'SHIP')
  AND l_shipdate < l_commitdate
  AND l_commitdate < l_receiptdate
  AND EXTRACT(YEAR FROM l_receiptdate) = 1994
GROUP BY l_shipmode
ORDER BY l_shipmode
