SELECT p_partkey, p_mfgr, s_name, n_name, ps_supplycost, s_acctbal
FROM (SELECT part.*, supplier.*, n_name, ps_supplycost, MIN(ps_supplycost) OVER (PARTITION BY p_partkey) AS cheapest
      FROM part
        JOIN partsupp ON ps_partkey = p_partkey
        JOIN supplier ON s_suppkey = ps_suppkey
        JOIN nation ON n_nationkey = s_nationkey
        JOIN region ON r_regionkey = n_regionkey
      WHERE p_size = 15 AND RIGHT(p_type, 5) = 'BRASS' AND r_name = 'EUROPE')
WHERE ps_supplycost = cheapest
ORDER BY s_acctbal DESC, n_name, s_name, p_partkey
FETCH FIRST 10 ROWS ONLY
