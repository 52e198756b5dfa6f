SELECT l_returnflag,
       l_linestatus,
       SUM(l_quantity),
       SUM(l_extendedprice),
       SUM(l_extendedprice * (1 - l_discount)),
       SUM(l_extendedprice * (1 - l_discount) * (1 + l_tax)),
       AVG(l_quantity),
       AVG(l_extendedprice),
       AVG(l_discount),
       COUNT(*)
FROM lineitem
WHERE l_shipdate <= DATEADD(DAY, -90, DATE '1998-12-01')
GROUP BY l_returnflag, l_linestatus
ORDER BY 1, 2
