SELECT c_custkey, c_name, c_phone, c_acctbal
FROM (SELECT customer.*, ROW_NUMBER() OVER (ORDER BY c_acctbal DESC, c_custkey) AS place
      FROM customer
      WHERE c_mktsegment = 'BUILDING')
WHERE place BETWEEN 6 AND 10
ORDER BY place
