"""Kill -9 in the middle of requests and jobs: nothing acknowledged is lost, nothing is half-written or done twice."""
