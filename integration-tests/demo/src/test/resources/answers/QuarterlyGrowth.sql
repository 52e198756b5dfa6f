WITH quarters AS (
    SELECT EXTRACT(YEAR FROM o_orderdate) AS y,
           EXTRACT(QUARTER FROM o_orderdate) AS q,
           COUNT(*) AS orders,
           SUM(o_totalprice) AS turnover
    FROM orders
    WHERE EXTRACT(YEAR FROM o_orderdate) IN (1996, 1997)
    GROUP BY y, q)
SELECT DATEADD(MONTH, 3 * (this.q - 1), CAST(this.y || '-01-01' AS DATE)),
       this.orders,
       this.turnover,
       100 * (CAST(this.turnover AS DOUBLE PRECISION) / CAST(before.turnover AS DOUBLE PRECISION) - 1)
FROM quarters this
  LEFT JOIN quarters before ON before.y * 4 + before.q = this.y * 4 + this.q - 1
ORDER BY 1
