SELECT n_name, SUM(l_extendedprice * (1 - l_discount)) AS revenue
FROM region, nation, customer, orders, lineitem, supplier
WHERE r_name = 'ASIA'
  AND n_regionkey = r_regionkey
  AND c_nationkey = n_nationkey
  AND o_custkey = c_custkey
  AND l_orderkey = o_orderkey
  AND s_suppkey = l_suppkey
  AND s_nationkey = n_nationkey
  AND o_orderdate BETWEEN DATE '1994-01-01' AND DATE '1994-12-31'
GROUP BY n_name
ORDER BY revenue DESC
