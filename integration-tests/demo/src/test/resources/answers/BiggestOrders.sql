SELECT o.o_orderkey, c.c_name, o.o_orderdate, o.o_orderpriority, o.o_totalprice
FROM nation n, customer c, orders o
WHERE n.n_name = 'GERMANY'
  AND c.c_nationkey = n.n_nationkey
  AND o.o_custkey = c.c_custkey
  AND EXTRACT(YEAR FROM o.o_orderdate) = 1997
ORDER BY o.o_totalprice DESC
FETCH FIRST 5 ROWS ONLY
