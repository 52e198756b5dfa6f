WITH spent AS (
    SELECT r_name, c_name, COUNT(*) AS orders, SUM(o_totalprice) AS total
    FROM orders
      JOIN customer ON c_custkey = o_custkey
      JOIN nation ON n_nationkey = c_nationkey
      JOIN region ON r_regionkey = n_regionkey
    GROUP BY r_name, c_name)
SELECT r_name,
       (SELECT COUNT(*) + 1 FROM spent better WHERE better.r_name = spent.r_name AND better.total > spent.total) AS place,
       c_name,
       orders,
       total
FROM spent
WHERE (SELECT COUNT(*) FROM spent better WHERE better.r_name = spent.r_name AND better.total > spent.total) < 2
ORDER BY r_name, total DESC
