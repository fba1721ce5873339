print("synas")
