SELECT r_name, RANK() OVER (PARTITION BY r_name ORDER BY SUM(o_totalprice) DESC) AS place, c_name, COUNT(*), SUM(o_totalprice)
FROM orders
  JOIN customer ON c_custkey = o_custkey
  JOIN nation ON n_nationkey = c_nationkey
  JOIN region ON r_regionkey = n_regionkey
GROUP BY r_name, c_name
QUALIFY place <= 2
ORDER BY r_name, place
